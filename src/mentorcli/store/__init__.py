"""The store on disk: paths, lock, atomic files, journals, profiles, and the repository over them."""
