package org.rimborso.codebooks.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads official files as their publishers ship them: plain, gz, zip or xlsx, recognised by what
 * they hold.
 */
public final class CodeFiles {
  private final List<Format> formats;
  private final List<Companion> companions;
  private final Limits limits;

  /** Reads every form that is known. */
  public CodeFiles() {
    this(Formats.ALL, Formats.COMPANIONS, Limits.STANDARD);
  }

  CodeFiles(List<Format> formats, List<Companion> companions, Limits limits) {
    this.formats = List.copyOf(formats);
    this.companions = List.copyOf(companions);
    this.limits = limits;
  }

  /**
   * Everything {@code file} holds. Never throws for what a file holds or for one that is not there:
   * what cannot be read is in the answer, with its line and the reason.
   */
  public Contents read(Path file, Hints hints) {
    Entry entry = new Entry(List.of(String.valueOf(file.getFileName())));
    Collected collected = new Collected(formats, companions, hints);
    if (!Files.isRegularFile(file)) {
      return Collected.refused(entry, new Broken("is no file"));
    }
    try (Unpacked unpacked = Unpacked.of(file, entry, limits)) {
      return collected.read(entry, unpacked.leaves());
    } catch (Broken broken) {
      return Collected.refused(entry, broken);
    }
  }
}
