package org.rimborso.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A long campaign: small in every run of {@code verify}, in its stated size with {@code verify
 * --full}. What it counted is written to {@code target/campaigns}, from where it goes into {@code
 * docs/campaigns.md}.
 */
public final class Campaign {
  private static final Path FIGURES = Path.of("target", "campaigns");

  private Campaign() {}

  /** How many cases to run: the stated size if asked for in full, else the small one. */
  public static int size(int small, int stated) {
    return Boolean.getBoolean("campaigns.full") ? stated : small;
  }

  /**
   * Keeps a campaign's figures.
   *
   * @param name a file name without suffix, such as {@code forged-launches}
   * @param figures one sentence, such as "2,000 forged launches: 0 sessions"
   */
  public static void tell(String name, String figures) {
    try {
      Files.createDirectories(FIGURES);
      Files.writeString(FIGURES.resolve(name + ".txt"), figures + System.lineSeparator());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
