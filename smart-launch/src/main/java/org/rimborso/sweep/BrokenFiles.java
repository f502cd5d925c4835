package org.rimborso.sweep;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Files of which not all was read: nobody knows what else they say of their patients. */
public final class BrokenFiles {
  private BrokenFiles() {}

  /**
   * By the number of each such file: the types of which a chart that it speaks of may miss
   * something.
   *
   * @param types those that a file has, as far as it was read
   */
  public static Map<Integer, List<String>> of(
      List<SourceFile> files, List<UnitReport.Part> parts, Function<Integer, List<String>> types) {
    Map<Integer, List<String>> broken = new TreeMap<>();
    for (UnitReport.Part part : parts) {
      if (part.broken()) {
        boolean told = tellsTypes(files, part);
        broken.computeIfAbsent(part.file(), one -> told ? types.apply(one) : ChartFiles.TYPES);
        if (!told) {
          broken.put(part.file(), ChartFiles.TYPES);
        }
      }
    }
    return broken;
  }

  /** Whether the types of a broken part's file are those that were read; else they may be any. */
  public static boolean tellsTypes(List<SourceFile> files, UnitReport.Part part) {
    return !part.cut() && files.get(part.file()).form() != SourceFile.Form.DOCUMENT;
  }
}
