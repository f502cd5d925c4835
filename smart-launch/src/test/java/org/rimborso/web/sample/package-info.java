/** Sentences of the sample chart, told as a rule would tell them. */
@NullMarked
package org.rimborso.web.sample;

import org.jspecify.annotations.NullMarked;
