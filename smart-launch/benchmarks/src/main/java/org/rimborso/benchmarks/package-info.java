/**
 * Speed side by side with peers; run by hand, never a test. Enters everything public; nothing
 * enters it.
 */
@NullMarked
package org.rimborso.benchmarks;

import org.jspecify.annotations.NullMarked;
