package org.rimborso.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.rimborso.sandbox.oauth.RegisteredApp;

/**
 * How a sandbox is to run.
 *
 * @param port on the loopback address; 0 for any free one
 * @param appUrl where Rimborso is
 * @param app the registered app
 * @param data folder of bundles to load instead of the demo data
 * @param today the day that demo data is dated by
 * @param inspectToken a fixed token that reads everything
 */
public record SandboxOptions(
    int port,
    Optional<URI> appUrl,
    Optional<RegisteredApp> app,
    Optional<Path> data,
    LocalDate today,
    Optional<String> inspectToken) {}
