/**
 * Runs rules and accounts over a chart. Isolates a failing rule, lets one defect be one finding,
 * keeps a stable order. Enters everything in this module.
 */
@NullMarked
package org.rimborso.review;

import org.jspecify.annotations.NullMarked;
