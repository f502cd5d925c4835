/**
 * Payers' rules that a site writes in files: YAML with conditions in CEL over a typed view of the
 * chart, and decision tables. Each becomes an ordinary rule. Nothing of a file is ever run but its
 * conditions, which look at the chart and at nothing else. Enters the codebooks' readers of tables;
 * CEL's library is in here only.
 */
@NullMarked
package org.rimborso.payerrules;

import org.jspecify.annotations.NullMarked;
