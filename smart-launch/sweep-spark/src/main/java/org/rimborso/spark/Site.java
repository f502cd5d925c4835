package org.rimborso.spark;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkFiles;
import org.jspecify.annotations.Nullable;
import org.rimborso.launch.SiteReviews;

/**
 * A site's rules and code sets, which each machine reads for itself: its configuration lies under
 * the same path on all of them, or came along by {@code --files} or {@code --archives}.
 */
final class Site implements Serializable {
  private static final long serialVersionUID = 1L;

  private final @Nullable String config;
  private final String rules;
  private transient volatile @Nullable SiteReviews made;

  private Site(@Nullable String config, SiteReviews made) {
    this.config = config;
    this.made = made;
    rules = made.rules();
  }

  /** As this machine has it. */
  static Site of(Optional<String> config) {
    return new Site(config.orElse(null), read(config.orElse(null)));
  }

  private static SiteReviews read(@Nullable String config) {
    return SiteReviews.of(Optional.ofNullable(config).map(Site::find), System.getenv());
  }

  private static Path find(String config) {
    Path path = Path.of(config);
    return Files.exists(path) ? path : Path.of(SparkFiles.get(config));
  }

  /**
   * The reviews.
   *
   * @throws IllegalStateException if this machine has other rules or code sets than where the work
   *     began
   */
  SiteReviews reviews() {
    SiteReviews here = made;
    return here == null ? make() : here;
  }

  private synchronized SiteReviews make() {
    SiteReviews here = made;
    if (here == null) {
      here = read(config);
      if (!here.rules().equals(rules)) {
        throw new IllegalStateException(
            "this machine has another configuration, other code sets or another version of Rimborso"
                + " than the one where the sweep began");
      }
      made = here;
    }
    return here;
  }
}
