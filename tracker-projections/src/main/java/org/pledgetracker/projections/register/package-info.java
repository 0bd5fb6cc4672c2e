/** The register: commitments with their pledges, obligations and sources. */
@NullMarked
package org.pledgetracker.projections.register;

import org.jspecify.annotations.NullMarked;
