/**
 * What each page shows, as plain records built from a chart and its review, in the reader's
 * language. Pure: no servlet, no I/O beyond this module's own bundles and the rules' pages. Only
 * {@code web} and its templates enter.
 */
@NullMarked
package org.rimborso.web.view;

import org.jspecify.annotations.NullMarked;
