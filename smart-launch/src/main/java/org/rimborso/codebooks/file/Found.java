package org.rimborso.codebooks.file;

import org.rimborso.codebooks.Edition;

/**
 * An edition and where it was found.
 *
 * @param entry for people, such as {@code cms_2026_dx.zip > icd10cm_order_2026.txt}
 */
public record Found(String entry, Edition edition) {}
