package org.rimborso.payerrules;

/** Something that is reckoned out in a frame: a value, or {@link Unknown}. */
@FunctionalInterface
interface Expression {
  Object in(Frame frame);
}
