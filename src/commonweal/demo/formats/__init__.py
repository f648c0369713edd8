"""Writers of the publishers' own formats. They know nothing of the fictional borough: any force, any district."""
