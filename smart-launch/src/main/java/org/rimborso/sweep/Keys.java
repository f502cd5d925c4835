package org.rimborso.sweep;

import java.util.Optional;
import org.rimborso.chart.Reference;

/**
 * References as 64-bit numbers, for joining what does not fit into memory. Among ten million
 * references two share a number about once in three hundred thousand sweeps; nothing is decided by
 * a number alone that a name could decide.
 */
public final class Keys {
  /** Of a resource without a name, and of nobody. */
  public static final long NONE = 0;

  /** Whose patient can only be told with an index of the whole input. */
  public static final long OPEN = 1;

  /** Of a type that no chart holds. */
  public static final long PASSED_OVER = 2;

  /** Of what is parted among several patients. */
  public static final long PAYMENT = 3;

  /** Of what stands in every chart that names it. */
  public static final long PROVIDER = 4;

  private static final long FIRST = 16;

  private Keys() {}

  /** The key of a reference. */
  public static long of(Reference reference) {
    return named(finished(mixed(mixed(17, reference.type()) * 31 + '/', reference.id())));
  }

  /** Of a resource's patient; of nobody where it names none. */
  public static long of(Optional<Reference> patient) {
    return patient.isPresent() ? of(patient.get()) : NONE;
  }

  static long of(byte[] bytes) {
    long hash = bytes.length;
    for (byte b : bytes) {
      hash = (hash ^ b & 0xff) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return finished(hash);
  }

  /** Whether the key is a reference's, and none of those with a meaning of their own. */
  public static boolean isNamed(long key) {
    return key < 0 || key >= FIRST;
  }

  private static long named(long hash) {
    return isNamed(hash) ? hash : hash + FIRST;
  }

  private static long mixed(long seed, String text) {
    long hash = seed;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  private static long finished(long hash) {
    long mixed = (hash ^ hash >>> 32) * 0xC2B2AE3D27D4EB4FL;
    return mixed ^ mixed >>> 29;
  }
}
