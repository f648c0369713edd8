"""Documents that the meeting round composes of what a reader may read: blocks in, through `commonweal.documents`."""
