package org.rimborso.account;

/** Ageing buckets, in days. The code is part of the JSON contract. */
public enum Bucket {
  TO_30("0-30", 30),
  TO_60("31-60", 60),
  TO_90("61-90", 90),
  TO_120("91-120", 120),
  OLDER("121+", Integer.MAX_VALUE);

  private final String code;
  private final int lastDay;

  Bucket(String code, int lastDay) {
    this.code = code;
    this.lastDay = lastDay;
  }

  public String code() {
    return code;
  }

  /** The bucket of an age in days; a claim dated in the future is as young as can be. */
  public static Bucket of(long ageDays) {
    for (Bucket bucket : values()) {
      if (ageDays <= bucket.lastDay) {
        return bucket;
      }
    }
    return OLDER;
  }
}
