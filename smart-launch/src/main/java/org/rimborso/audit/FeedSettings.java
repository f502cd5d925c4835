package org.rimborso.audit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A FHIR repository that gets every AuditEvent.
 *
 * @param url its FHIR base
 * @param tokenFile holds a bearer token for it
 */
public record FeedSettings(URI url, Optional<Path> tokenFile) {}
