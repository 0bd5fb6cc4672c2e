package org.pledgetracker.projections.log;

/** A place outside where checkpoints go, so that a history that was rewritten later does not agree with what is known there. */
@FunctionalInterface
public interface CheckpointOutlet {

    /**
     * @param size how many events the checkpoint covers
     * @throws Exception where it was not taken; it is tried again with the next one
     */
    void send(long size, String note) throws Exception;
}
