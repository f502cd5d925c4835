/**
 * Small invented code tables in their publishers' forms, for what does not ship with the product.
 */
@NullMarked
package org.rimborso.corpus.table;

import org.jspecify.annotations.NullMarked;
