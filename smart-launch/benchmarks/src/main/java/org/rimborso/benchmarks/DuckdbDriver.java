package org.rimborso.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Spares DuckDB's driver unpacking a library of 57 MB from its jar at every start. */
final class DuckdbDriver {
  private static final String LIBRARY = "libduckdb_java.so_";

  private DuckdbDriver() {}

  /** Makes the folder: the driver's classes, and this machine's library as the JVM looks for it. */
  static void unpack(Path folder) throws IOException {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String ours = LIBRARY + (arm ? "linux_arm64" : "linux_amd64");
    JarURLConnection driver =
        (JarURLConnection)
            Objects.requireNonNull(
                    DuckdbDriver.class.getResource("/org/duckdb/DuckDBDriver.class"),
                    "DuckDB's driver is not on the class path")
                .openConnection();
    try (ZipFile jar = driver.getJarFile()) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.equals(ours)) {
          copy(jar, entry, folder.resolve(System.mapLibraryName("duckdb_java")));
        } else if (!entry.isDirectory() && !name.startsWith(LIBRARY)) {
          copy(jar, entry, folder.resolve(name));
        }
      }
    }
  }

  private static void copy(ZipFile jar, ZipEntry entry, Path to) throws IOException {
    Files.createDirectories(Objects.requireNonNull(to.getParent()));
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, to);
    }
  }
}
