package org.rimborso.fhir.read;

import java.util.Optional;

/**
 * A version of a code system that a terminology server says it has.
 *
 * @param version as the server writes it; empty where it names none
 * @param content {@code complete}, {@code fragment}, {@code not-present} …
 */
public record OfferedCodeSystem(String url, Optional<String> version, String content) {}
