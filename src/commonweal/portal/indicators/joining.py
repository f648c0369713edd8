"""What this room tells the rooms below when the portal starts."""

from commonweal.portal.access import places
from commonweal.portal.indicators import paper, printing, reminders
from commonweal.portal.jobs import schedule
from commonweal.portal.library import kinds
from commonweal.portal.library.partners_figures import figures_given_by
from commonweal.portal.library.partners_words import words_told_by


def join() -> None:
    """Tell the rooms below."""
    places.register("indicators.indicator", "indicators:indicator")
    places.register("indicators.call", "indicators:call")
    places.register("indicators.paragraph", "indicators:paragraph")
    kinds.register(paper.KIND)
    figures_given_by(paper.extract_of)
    words_told_by(printing.offered, printing.words_for)
    schedule.daily("indicators.figures", reminders.remind_of_figures, hour=6)
    schedule.daily("indicators.paragraphs", reminders.remind_of_paragraphs, hour=6)
