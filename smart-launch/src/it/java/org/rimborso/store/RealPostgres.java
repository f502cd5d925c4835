package org.rimborso.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A PostgreSQL server as a site runs one: what it calls committed is on disk. The embedded one begins with neither. */
public final class RealPostgres implements AutoCloseable {
  private final EmbeddedPostgres server;

  private RealPostgres(EmbeddedPostgres server) {
    this.server = server;
  }

  public static RealPostgres start() throws IOException {
    return with("on");
  }

  static RealPostgres with(String fsync) throws IOException {
    return new RealPostgres(
        EmbeddedPostgres.builder().setServerConfig("fsync", fsync).setServerConfig("synchronous_commit", "on").start());
  }

  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /**
   * How a node with its key in this file connects.
   */
  public StoreSettings settings(Path keyFile) {
    return new StoreSettings.PostgreSql(url(), "postgres", Optional.empty(), keyFile);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
