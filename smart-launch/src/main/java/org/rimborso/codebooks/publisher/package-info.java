/**
 * Official code files from their publishers' public sites: which editions there should be, and
 * their download. Enters {@code codebooks}, its {@code shelf}, and {@code ehr}.
 */
@NullMarked
package org.rimborso.codebooks.publisher;

import org.jspecify.annotations.NullMarked;
