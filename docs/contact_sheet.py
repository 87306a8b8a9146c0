"""Draws `docs/figures.png`: every figure of the report on the example data, in both styles.

    python docs/contact_sheet.py

The left column is `figuurstijl = "klassiek"`, the right one "toegankelijk". To be run again after a
change of figures or example data.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bijstand_report import resources
from bijstand_report.branding import load_brand
from bijstand_report.choices import Profile
from bijstand_report.config import load_settings
from bijstand_report.figures.draw import Drawing, report_drawings
from bijstand_report.figures.export import quick_drawing, to_png
from bijstand_report.figures.theme import REPORT_WIDTH_MM
from bijstand_report.pipeline import load

STYLES = ("klassiek", "toegankelijk")
DPI, MARGIN, GAP, LINE = 140, 40, 36, 44  # dots per inch on paper; the rest in dots
INK, MUTED = "#1A1A1A", "#4D4D4D"
COLUMN = round(REPORT_WIDTH_MM / 25.4 * DPI)


def pictures(drawings: dict[str, Drawing]) -> dict[str, Image.Image]:
    """The figures at the size they have on paper."""
    with quick_drawing():
        return {
            name: Image.open(
                BytesIO(
                    to_png(drawing.plot(), REPORT_WIDTH_MM / 25.4, drawing.height_mm / 25.4, DPI)
                )
            ).convert("RGBA")
            for name, drawing in drawings.items()
            if drawing.has_points
        }


def sheet(columns: list[dict[str, Image.Image]]) -> Image.Image:
    """The columns beside each other, each figure under its name."""
    heights = [image.height + LINE + GAP for image in columns[0].values()]
    width = 2 * MARGIN + len(columns) * COLUMN + (len(columns) - 1) * GAP
    page = Image.new("RGB", (width, 2 * MARGIN + LINE + sum(heights)), "white")
    pen = ImageDraw.Draw(page)
    for place, (style, images) in enumerate(zip(STYLES, columns, strict=True)):
        left, top = MARGIN + place * (COLUMN + GAP), MARGIN
        pen.text((left, top), f'figuurstijl = "{style}"', INK, font("Semibold", 26))
        top += LINE
        for (name, image), height in zip(images.items(), heights, strict=True):
            pen.text((left, top), name, MUTED, font("Regular", 22))
            page.paste(image, (left, top + LINE), image)
            top += height
    return page


def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Source Sans, as in the report."""
    return ImageFont.truetype(resources.font_folder() / f"SourceSansPro-{weight}.ttf", size)


def main() -> None:
    """Draw the sheet and write it beside this file."""
    folder = resources.folder("sample_data")
    settings = load_settings(folder / "bijstand.toml", {})
    run = load(folder / "voorbeeld.csv", settings, Profile.RAAD, lambda _: None, example=True)
    colour = load_brand(run.settings.huisstijl).primary
    columns = [
        pictures(report_drawings(run.publishable, colour, accessible=style == STYLES[1]))
        for style in STYLES
    ]
    # A palette of 256 colours is enough for flat colours, and a quarter of the size.
    sheet(columns).quantize(256, dither=Image.Dither.NONE).save(
        Path(__file__).with_name("figures.png"), optimize=True
    )


if __name__ == "__main__":
    main()
