"""The Report place: what has been done in this study, in plain numbers with the events behind them."""

from desktop.views.report.place import ReportPlace

__all__ = ["ReportPlace"]
