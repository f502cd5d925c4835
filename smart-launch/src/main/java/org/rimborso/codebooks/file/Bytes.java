package org.rimborso.codebooks.file;

import java.io.IOException;
import java.io.InputStream;

/** Inflated bytes of an entry, which can be read more than once, within the limits. */
@FunctionalInterface
interface Bytes {
  InputStream open() throws IOException;
}
