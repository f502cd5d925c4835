package org.rimborso.web;

/** What a page needs its reader to be allowed. */
public enum Permission {
  BE_HERE,
  SEE_DOCUMENTATION,
  SEE_ACCOUNTS,
  SEE_AMOUNTS,
  WRITE_NOTE,
  SEE_REVIEW_JSON
}
