"""The house style of a municipality -> `Brand`: colours, logo and fonts of the pages.

Brand colours dress the page, never the data.
"""

from bijstand_report.branding.brand import Brand, FontFile, Logo
from bijstand_report.branding.colours import WHITE, contrast
from bijstand_report.branding.load import load_brand

__all__ = ["WHITE", "Brand", "FontFile", "Logo", "contrast", "load_brand"]
