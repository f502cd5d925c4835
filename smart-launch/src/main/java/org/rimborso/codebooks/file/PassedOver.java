package org.rimborso.codebooks.file;

/**
 * An entry without news: a document, a record layout, or what another entry says as well.
 *
 * @param reason continues "was passed over: "
 */
public record PassedOver(String entry, String reason) {}
