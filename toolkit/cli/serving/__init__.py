"""A look at the site on one's own machine: loopback only, and nothing outside the site's folder."""
