package org.rimborso.corpus.plant;

/** Which tables and payer profiles are at hand. */
public enum World {
  /** What ships with the product. */
  SHIPPED,
  /** A site's own tables and what it knows of payers. */
  SITE
}
