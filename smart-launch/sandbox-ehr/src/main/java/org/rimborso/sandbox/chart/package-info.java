/** The plain chart pages from which people open Rimborso; only the wiring enters. */
@NullMarked
package org.rimborso.sandbox.chart;

import org.jspecify.annotations.NullMarked;
