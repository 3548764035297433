"""The icons of the open set, drawn in a colour. The lock screen has none: QtSvg is loaded after it."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths


def icon(name: str, colour: str, size: int) -> QIcon:
    """An icon by its name in `resources/icons`."""
    return QIcon(_pixmap(name, colour, size))


@cache
def _pixmap(name: str, colour: str, size: int) -> QPixmap:
    source = (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    scale = 2  # sharp on 200 % screens too
    pixmap = QPixmap(QSize(size, size) * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
