package org.rimborso.sweep.export;

import java.time.Instant;

/** From when on changes are asked for. */
public sealed interface Since {
  /** Since the last complete export into the same folder; everything where there is none. */
  record Last() implements Since {}

  /** Everything; it takes the place of what the folder holds. */
  record Never() implements Since {}

  /** Since this moment. */
  record At(Instant moment) implements Since {}
}
