"""Gates and audits of one finished file, which jobs and `toolkit check` both ask."""
