package org.rimborso.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.rimborso.campaign.Campaign;

/** Every saved note is forced to the disk before anybody is told that it is saved. */
class SavedOnDiskTest extends OverStore {
  private static final String FORCED = "jdk.FileForce";

  /** The Java runtime itself tells of each force of a file, which is one fsync or fdatasync. */
  @Test
  void insert_ofEachNote_forcesTheStoresFile() throws IOException {
    int notes = Campaign.size(10, 200);
    try (Store store = Store.open(settings);
        Recording recording = new Recording()) {
      NoteRows rows = new NoteRows(store);
      recording.enable(FORCED).withThreshold(Duration.ZERO);
      recording.start();
      for (int i = 0; i < notes; i++) {
        rows.insert(note("n" + i, "x"));
      }
      recording.stop();
      long forced = forced(recording);
      assertThat(forced).isGreaterThanOrEqualTo(notes);
      Campaign.tell(
          "forced-per-note",
          notes + " notes saved: the store's file was forced to disk " + forced + " times.");
    }
  }

  private long forced(Recording recording) throws IOException {
    Path dump = folder.resolve("forced.jfr");
    recording.dump(dump);
    long forced = 0;
    for (RecordedEvent event : RecordingFile.readAllEvents(dump)) {
      if (event.getEventType().getName().equals(FORCED)
          && event.getString("path").endsWith(settings.data().getFileName().toString())) {
        forced++;
      }
    }
    Files.delete(dump);
    return forced;
  }
}
