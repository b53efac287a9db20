import { ACCOUNT_ID, arn, PLATFORM_ACCOUNT_ID, SUPPLIER_ACCOUNT_ID } from "./identity.ts";

const key = (region: string, id: string, accountId = ACCOUNT_ID) => arn("kms", region, `key/${id}`, accountId);

/** One key material in three Regions, and one whose primary waits for its last replica to go. */
const SHARED_MRK = "key/mrk-f5057fee4c3ef45902dd21250b729601";
const RETIRING_MRK = "key/mrk-f41fcb28e1eca2291aa5148c01a8c3f5";

/** Keys that resources in us-east-1 name. `deleted` no longer exists; `sealed` may not even be described. */
export const US_KEYS = {
  models: key("us-east-1", "b7b3ff7b-623d-48df-8cd5-8cc6f137bdc5"),
  agents: key("us-east-1", "e52fec14-2d75-4a6a-8584-0f4ce50ee168"),
  knowledge: key("us-east-1", "43c243ee-0945-46ce-9f76-663f8330df68"),
  documents: key("us-east-1", "d01e13be-235f-461f-8392-3dd14744f3e0"),
  logs: key("us-east-1", "d8aaa1f6-d2b6-41ba-9e97-f5f843c901ee"),
  secrets: key("us-east-1", "44d09f3d-38c2-4ebb-95ba-b91cd20b52cf"),
  databases: key("us-east-1", "54dc7651-89f8-46dc-9f93-26be5a7eff0d"),
  legacy: key("us-east-1", "dd75ef1b-a557-4e75-83c8-396ebe77367b"),
  retired: key("us-east-1", "31146644-0f9e-4cd3-a7aa-e4a6ac9448a7"),
  imported: key("us-east-1", "b8134e77-a4c9-427d-af6c-72f9b192e0d9"),
  importExpired: key("us-east-1", "5372f53f-f952-4fef-8839-5aad5fac0dba"),
  hsm: key("us-east-1", "abda62a8-5732-41ef-8c00-31d8dc083c34"),
  signing: key("us-east-1", "93d544be-eeee-4355-af02-14835508e050"),
  restricted: key("us-east-1", "c24d025b-749f-4882-8e29-d80fb9f16842"),
  sealed: key("us-east-1", "fa50dad1-f12a-41f0-9a18-19980e199f78"),
  deleted: key("us-east-1", "657bf824-c301-4403-be88-c45db5a0e105"),
  awsS3: key("us-east-1", "047e2168-6e50-4ddc-ace8-8f9bcedc842f"),
  awsEs: key("us-east-1", "0180d5e1-945c-407b-8118-9866d29e6868"),
  awsSecrets: key("us-east-1", "54920444-b948-4159-a8ce-b6fbfc188d19"),
  awsRds: key("us-east-1", "e06b6ca7-cc90-4e10-9a66-c6ae7e790030"),
  multiRegion: arn("kms", "us-east-1", SHARED_MRK),
  retiringMultiRegion: arn("kms", "us-east-1", RETIRING_MRK),
} as const;

/** Keys that resources in eu-central-1 name. */
export const EU_KEYS = {
  models: key("eu-central-1", "0b62aff1-f0a3-417a-aa8f-f4e9e1482dc5"),
  agents: key("eu-central-1", "085f4bc0-2132-4f32-9747-d1dfafee2375"),
  knowledge: key("eu-central-1", "54ef6e27-2222-4d3c-ab6b-0eed339364f8"),
  documents: key("eu-central-1", "40797c0d-b39b-44e9-b624-06a0162ef271"),
  logs: key("eu-central-1", "2ccaafae-bea4-4bc0-9d02-ae8d63f96bd0"),
  secrets: key("eu-central-1", "d36173ae-83cb-4775-a04b-29c4e8a2c121"),
  legacy: key("eu-central-1", "8a86387f-6757-4342-97d3-c89b151d1f66"),
  retired: key("eu-central-1", "e945af39-de42-48db-bc90-d5c512be0517"),
  awsS3: key("eu-central-1", "483a045e-569f-42a7-98fb-cb36633645b4"),
  awsEs: key("eu-central-1", "fda1e09a-1bcb-4b4f-bc50-0d2b8201010f"),
  awsSecrets: key("eu-central-1", "afe72170-2833-445b-88cf-d026790c080e"),
  awsEbs: key("eu-central-1", "b6c1de1c-4a0e-4d55-9d0b-6f7c1f0a7e21"),
  awsRds: key("eu-central-1", "dc69c097-d76f-4676-980d-5af781dd4c8d"),
  multiRegion: arn("kms", "eu-central-1", SHARED_MRK),
  retiringMultiRegion: arn("kms", "eu-central-1", RETIRING_MRK),
} as const;

/** Keys that resources in ap-southeast-2 name. */
export const AP_KEYS = {
  models: key("ap-southeast-2", "77a635ea-7bea-4505-ad66-b1e3bb27675e"),
  agents: key("ap-southeast-2", "78ad8549-325e-44c6-9508-1262bc684bdd"),
  knowledge: key("ap-southeast-2", "808dcdcd-7ce4-4aba-915b-b3b91a611bbf"),
  documents: key("ap-southeast-2", "e25d488e-1b88-4cda-ab37-c4834efc09f5"),
  databases: key("ap-southeast-2", "329ca4bb-0dea-4b15-aced-c7d84e30ba5f"),
  retired: key("ap-southeast-2", "26399a07-9270-4cdf-9803-1931c0b9f94a"),
  awsS3: key("ap-southeast-2", "6fcc435e-da14-4933-96bb-3d51d9b302fc"),
  awsEs: key("ap-southeast-2", "33340229-3746-4484-ac4c-2759b23ed3c6"),
  awsSecrets: key("ap-southeast-2", "8388cbba-60c0-40e1-8b3a-a849a667317b"),
  awsEbs: key("ap-southeast-2", "2f7d8e0b-9a1c-4c66-8b37-51d2c4e6a903"),
  awsRds: key("ap-southeast-2", "5018c5a3-91f3-46af-94ff-2f9d15565fb4"),
  multiRegion: arn("kms", "ap-southeast-2", SHARED_MRK),
} as const;

/** Keys of other accounts: one shared by its policy, one refused, one that answers as if it did not exist. */
export const FOREIGN_KEYS = {
  shared: key("us-east-1", "78af5fc2-d1fc-40ed-9303-634bb73bc49e", PLATFORM_ACCOUNT_ID),
  private: key("us-east-1", "37b08fe0-4ce7-420c-bacc-9e78c2da23f0", PLATFORM_ACCOUNT_ID),
  supplier: key("us-east-1", "38a2aed1-cdca-43dd-9ece-10ce83b1d8a2", SUPPLIER_ACCOUNT_ID),
} as const;
