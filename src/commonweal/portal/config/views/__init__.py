"""The portal's own pages: the front page, one's account, what is said when something is wrong."""
