package org.rimborso.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What was seen while a unit was scattered.
 *
 * @param types how many resources of each type
 */
public record UnitReport(List<Part> parts, Map<String, Long> types) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One part of a file.
   *
   * @param lines how many it has
   * @param cut whether the file could not be read to its end
   * @param broken whether anything of it was not read, or a server said that something is missing
   * @param untold how many problems there are beside those named
   */
  public record Part(
      int file, long lines, boolean cut, boolean broken, long untold, List<Trouble> problems) {}

  /**
   * A problem of a line.
   *
   * @param line from 1 within the part; 0 where the whole file is meant
   */
  public record Trouble(long line, long column, String what) {}

  /** As text, for {@link #of}. */
  public String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What {@link #json} wrote. */
  public static UnitReport of(String json) throws IOException {
    return JSON.readValue(json, UnitReport.class);
  }
}
