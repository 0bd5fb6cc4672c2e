package org.pledgetracker.core.eventjson;

/** How values of one type are written. */
@FunctionalInterface
interface ValueForm {

    /**
     * The value that comes next.
     *
     * @throws OtherFormException where something else comes
     */
    Object read(WrittenText text);
}
