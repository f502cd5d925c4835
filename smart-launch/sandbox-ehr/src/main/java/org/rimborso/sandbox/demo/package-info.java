/**
 * The synthetic people, visits, claims and answers of the demo, dated relative to a given day; the
 * wiring and the tests enter by {@code DemoData}.
 */
@NullMarked
package org.rimborso.sandbox.demo;

import org.jspecify.annotations.NullMarked;
