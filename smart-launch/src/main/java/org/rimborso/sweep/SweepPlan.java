package org.rimborso.sweep;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * What a sweep is about to do. Two sweeps with the same plan write the same bytes, and one goes on
 * where the other stopped.
 *
 * @param format of the files on the way; another one is not gone on with
 * @param zone empty text where dates count as written
 * @param rules what stands for rules, code sets and the program's version
 * @param sides names of what is written beside findings and accounts
 * @param lots for patients
 * @param unit bytes of the input in one unit of work
 */
record SweepPlan(
    int format,
    String asOf,
    String zone,
    String language,
    String rules,
    List<String> sides,
    int lots,
    long unit,
    List<SourceFile> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FORMAT = 1;
  private static final long MOST_LOTS = 2048;

  static SweepPlan of(SweepSettings settings, List<SourceFile> files, Grain grain) {
    long text = files.stream().mapToLong(SourceFile::text).sum();
    return new SweepPlan(
        FORMAT,
        settings.asOf().toString(),
        settings.zone().map(zone -> zone.getId()).orElse(""),
        settings.language().getLanguage(),
        settings.rules(),
        settings.sides().stream().map(SideFile::name).toList(),
        Lots.of(text, grain.lot(), MOST_LOTS).patients(),
        grain.unit(),
        files);
  }

  /** Why a sweep by this plan cannot go on where one by {@code other} stopped; a sentence. */
  String differenceTo(SweepPlan other) {
    return files.equals(other.files)
        ? "the day, the language, the configuration or the code sets are others now"
        : "the input has changed since";
  }

  byte[] json() throws IOException {
    return JSON.writeValueAsBytes(this);
  }

  static SweepPlan of(byte[] json) throws IOException {
    return JSON.readValue(json, SweepPlan.class);
  }
}
