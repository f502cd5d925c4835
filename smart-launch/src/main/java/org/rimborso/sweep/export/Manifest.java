package org.rimborso.sweep.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.rimborso.ehr.Destination;
import org.rimborso.ehr.Origin;

/**
 * What a finished job offers, checked: every file lies where files may lie.
 *
 * @param transactionTime as the EHR wrote it
 * @param needsToken whether the files are given to who shows the token only
 * @param leftOut how many files hold types that were not asked for
 */
record Manifest(String transactionTime, boolean needsToken, List<Entry> entries, int leftOut) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 100_000;

  /** What a file holds. */
  enum Kind {
    OUTPUT,
    ERROR,
    DELETED;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One file.
   *
   * @param count how many resources it holds, where the EHR says so
   */
  record Entry(Kind kind, String type, URI url, OptionalLong count) {
    /** Without the address: it may be a secret by itself. */
    @Override
    public String toString() {
      return "Entry[" + kind + " " + type + "]";
    }
  }

  Manifest {
    entries = List.copyOf(entries);
  }

  /**
   * Reads and checks one.
   *
   * @param wanted the types that were asked for; files of others are left out
   * @param places where files may lie
   */
  static Manifest read(byte[] json, Set<String> wanted, Destination places) throws Trouble {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (IOException broken) {
      throw new Trouble("The EHR's list of export files is not readable.");
    }
    String time = node.path("transactionTime").asText();
    if (!isInstant(time) || !node.path("requiresAccessToken").isBoolean()) {
      throw new Trouble(
          "The EHR's list of export files lacks transactionTime or requiresAccessToken, or they are"
              + " not as Bulk Data says.");
    }
    for (JsonNode link : node.path("link")) {
      if (link.path("relation").asText().equals("next")) {
        throw new Trouble(
            "The EHR gives its list of export files in parts, which is not known yet.");
      }
    }
    List<Entry> entries = new ArrayList<>();
    int leftOut = 0;
    for (Kind kind : Kind.values()) {
      for (JsonNode file : node.path(kind.key())) {
        Entry entry = entry(kind, file, places);
        if (kind == Kind.OUTPUT && !wanted.contains(entry.type())) {
          leftOut++;
        } else {
          entries.add(entry);
        }
      }
    }
    if (entries.size() > MOST) {
      throw new Trouble("The EHR lists more than " + MOST + " export files.");
    }
    return new Manifest(time, node.path("requiresAccessToken").asBoolean(), entries, leftOut);
  }

  private static boolean isInstant(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException none) {
      return false;
    }
  }

  private static Entry entry(Kind kind, JsonNode file, Destination places) throws Trouble {
    String type = file.path("type").asText();
    if (!type.matches("[A-Z][A-Za-z]{1,63}")) {
      throw new Trouble("The EHR lists an export file without the type of its resources.");
    }
    URI url;
    try {
      url = new URI(file.path("url").asText());
    } catch (URISyntaxException none) {
      throw new Trouble("The EHR lists an export file of " + type + " without an address.");
    }
    if (!places.allows(url)) {
      throw new Trouble(
          "The EHR lists an export file of "
              + type
              + " at "
              + Origin.of(url).map(Origin::toString).orElse("an address that is never called")
              + ", which is neither its own origin nor in backend.fileHosts; nothing was fetched.");
    }
    JsonNode count = file.path("count");
    return new Entry(
        kind,
        type,
        url,
        count.isIntegralNumber() ? OptionalLong.of(count.asLong()) : OptionalLong.empty());
  }
}
