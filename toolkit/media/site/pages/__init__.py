"""What each page of the site says, as the values of its template. Sizes and digests of files, and
what checks found, are filled in when the page is made.
"""
