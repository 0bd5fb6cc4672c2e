/** The auditor's verifier: a program of its own, without a database, that believes nothing the tracker says. */
@NullMarked
package org.pledgetracker.api.verify;

import org.jspecify.annotations.NullMarked;
