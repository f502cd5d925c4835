package org.rimborso.plugins;

import java.util.concurrent.Callable;

/** The workers, for the code of one jar. */
record JarThread(Workers workers, ClassLoader loader) {

  <T> Errand<T> send(Callable<T> work) {
    return workers.send(loader, work);
  }
}
