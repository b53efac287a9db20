/** A resource type as people read it. */
export interface TypeLabel {
  readonly type: string;
  readonly one: string;
  readonly many: string;
}
