"""What an endpoint says is wrong, in our own words: its own may hold anything, and are not passed on."""

from commonweal.errors import EndpointFailed

LOOK = "Look at the endpoint's file; `commonweal ingest open311 FILE --services` lists what it offers."
REFUSALS = {
    400: "It wants to know the jurisdiction, or finds the question wrong.",
    401: "It asks who we are.",
    403: "It does not let us in, or knows no such jurisdiction.",
    404: "There is no such list, or it knows no such jurisdiction or service.",
    406: "It does not give this format: json or xml.",
}


class NoAnswer(Exception):
    """No answer this time. `again`: another try may help; `after`: not sooner than so many seconds."""

    def __init__(self, words: str, next_step: str = "", *, again: bool = True, after: float = 0.0) -> None:
        self.words, self.again, self.after = words, again, after
        self.next_step = next_step or "Run the same command later: it goes on where it stopped."
        super().__init__(words)


def refusal(code: int) -> EndpointFailed:
    """A status that trying again will not change."""
    why = REFUSALS.get(code, "It does not say why.")
    return EndpointFailed(f"The endpoint refused the question ({code}). {why}", LOOK)
