/**
 * How a facility stands financially: small lines about accounts and visits, and the figures that
 * are counted over them. Knows charts and reviews only, no store and no page.
 */
@NullMarked
package org.rimborso.sweep.health;

import org.jspecify.annotations.NullMarked;
