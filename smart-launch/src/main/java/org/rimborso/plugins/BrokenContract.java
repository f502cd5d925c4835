package org.rimborso.plugins;

/** A plug-in does what no rule may do. */
final class BrokenContract extends IllegalStateException {
  private static final long serialVersionUID = 1;
}
