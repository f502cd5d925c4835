package org.rimborso.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.util.SerializableConfiguration;
import org.rimborso.sweep.Origin;
import org.rimborso.sweep.SourceFile;

/** Files of every file system that the cluster knows, by their addresses. */
final class ClusterFiles implements Origin, Serializable {
  private static final long serialVersionUID = 1L;

  private final SerializableConfiguration configuration;

  ClusterFiles(Configuration configuration) {
    this.configuration = new SerializableConfiguration(configuration);
  }

  @Override
  public InputStream open(String name, long from) throws IOException {
    Path path = new Path(name);
    FSDataInputStream in = path.getFileSystem(configuration.value()).open(path);
    try {
      in.seek(from);
      return in;
    } catch (IOException | RuntimeException failed) {
      in.close();
      throw failed;
    }
  }

  /**
   * The files to read below {@code folder}, in the order of a sweep on one machine; without those
   * in {@code results}.
   */
  List<SourceFile> below(String folder, String results) throws IOException {
    Path root = qualified(folder);
    String own = qualified(results) + "/";
    FileSystem system = root.getFileSystem(configuration.value());
    List<SourceFile> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> all = system.listFiles(root, true);
    while (all.hasNext()) {
      LocatedFileStatus one = all.next();
      String name = one.getPath().toString();
      String below = name.substring(root.toString().length()).replaceFirst("^/+", "");
      if (!name.startsWith(own) && SourceFile.isRead(below)) {
        files.add(SourceFile.of(name, one.getLen(), one.getModificationTime(), this));
      }
    }
    files.sort(
        Comparator.comparing(
            file -> file.name().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
    return files;
  }

  /** Whether {@code folder} is one. */
  boolean isFolder(String folder) throws IOException {
    Path path = qualified(folder);
    FileSystem system = path.getFileSystem(configuration.value());
    return system.exists(path) && system.getFileStatus(path).isDirectory();
  }

  /** Whether nothing is in {@code folder} yet. */
  boolean isEmpty(String folder) throws IOException {
    Path path = qualified(folder);
    FileSystem system = path.getFileSystem(configuration.value());
    return !system.exists(path) || system.listStatus(path).length == 0;
  }

  /** Writes a small file at once. */
  void write(String folder, String name, byte[] bytes) throws IOException {
    Path path = new Path(qualified(folder), name);
    try (var out = path.getFileSystem(configuration.value()).create(path, false)) {
      out.write(bytes);
    }
  }

  private Path qualified(String name) throws IOException {
    Path path = new Path(name);
    return path.getFileSystem(configuration.value()).makeQualified(path);
  }
}
