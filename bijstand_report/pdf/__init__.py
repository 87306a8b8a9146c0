"""HTML -> PDF bytes: tagged (PDF/UA-1), archival (PDF/A-3a), with attachments, and checked."""

from bijstand_report.pdf.attachments import Attachment
from bijstand_report.pdf.check import check_pdf
from bijstand_report.pdf.pango import load_weasyprint
from bijstand_report.pdf.write import write_pdf

__all__ = ["Attachment", "check_pdf", "load_weasyprint", "write_pdf"]
